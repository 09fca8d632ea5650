import type { StarterTexts } from "@/lib/replies/starter/keys.ts";

const HELLO = "Hello {{contact.first_name|there}},";

export const en: StarterTexts = {
  received: {
    title: "Message received",
    text: `${HELLO}

Thank you for writing. Your message has reached me, and I am on it. You will hear from me {WHEN}.

If anything else comes to mind, just reply here.

{{agent.first_name}}`,
  },
  not_planned: {
    title: "A feature we do not plan",
    text: `${HELLO}

Thank you for the idea: I can see what it would do for you.

To be honest, {WHAT THEY ASK FOR} is not something we plan to make at the moment. We keep {{workspace.name}} simple, and that means leaving out many good things.

Until then this may do: {ANOTHER WAY}. If it does not, tell me what you want to end up with, and we will look for a way together.`,
  },
  in_work: {
    title: "A feature in the works",
    text: `${HELLO}

Thank you for asking. Yes, we are working on {WHAT WE MAKE}. I will not name a day, so as not to let you down.

You are on my list: I will write here as soon as it is ready. {{day.wish}}!`,
  },
  browser: {
    title: "The browser misbehaves",
    text: `${HELLO}

Thank you for telling me. It looks as if your browser shows an old copy of the page. Freshening it up takes a minute:

1. Open the page and press Ctrl + Shift + R (Cmd + Shift + R on a Mac).
2. If that does not help, close the browser altogether and open it again.
3. Still no luck? Open the page in a private window: Ctrl + Shift + N.

Let me know at which step it came right. If it did not, send me a picture of the screen.`,
  },
  extension: {
    title: "A browser extension is in the way",
    text: `${HELLO}

Thank you for the details, they help. Now and then a browser extension gets in the way of the page, most often an ad blocker or a translator. It is easy to find out:

1. Open the page in a private window: Ctrl + Shift + N (Cmd + Shift + N on a Mac). Extensions are usually off there.
2. If all is well there, it is an extension: switch them off one by one and reload the page.
3. Once you know which one it is, add our site to its exceptions.

Let me know how it went.`,
  },
  unsupported: {
    title: "An unsupported browser",
    text: `${HELLO}

Thank you for the browser’s name. {BROWSER} no longer knows some things that our page is built on, which is why it looks odd.

Please take a fresh Chrome, Firefox, Safari or Edge. Everything of yours stays in its place; you only sign in once more.

If you cannot install another browser, tell me what you work on, and we will think of something.`,
  },
  refund: {
    title: "Cancelling and a refund",
    text: `${HELLO}

Thank you for saying it plainly. It is cancelled, and {AMOUNT} goes back to where you paid from. It usually takes {HOW LONG}, and there is nothing more for you to do.

If it has not come by then, reply here and I will check. And if you tell me what you missed, we can do better.`,
  },
  trace: {
    title: "Asking for a trace, step by step",
    text: `${HELLO}

Thank you for your patience. To see where the connection gets lost I need its way from you to us. Here is how to get it on Windows:

1. Press Win + R, type cmd and press Enter.
2. In the window that opens type tracert {ADDRESS} and press Enter.
3. Wait a minute or two until no more lines appear.
4. Take a picture of the window and send it here.

On a Mac open Terminal, type traceroute {ADDRESS} and press Enter.

As soon as it is here I will look, and write what I see.`,
  },
  firewall: {
    title: "A firewall blocks our mail",
    text: `${HELLO}

Thank you for looking in the spam folder too. It seems that the mail filter where you work stops our letters: it does that to senders it does not know yet.

Please pass this line on to whoever looks after your mail:

“Please add the domain {OUR DOMAIN} to the allowed senders.”

Once it is added, write here, and I will send the letter again.`,
  },
  online: {
    title: "Works online only",
    text: `${HELLO}

Thank you for asking. {{workspace.name}} needs the internet: everything is kept in one place, so that you and your colleagues see the same.

If the connection drops for a while, reload the page once it is back.

Tell me where and when you are offline, and we will think about what could help.`,
  },
  criticism: {
    title: "Answering criticism",
    text: `${HELLO}

Thank you for being frank: it is of more use to us than praise.

You are right: {WHERE THEY ARE RIGHT}. I am sorry that it went this way. Here is what we will do: {WHAT WE MEND AND WHEN}.

If I have got something wrong, please tell me.`,
  },
  no_sales: {
    title: "We have no sales department",
    text: `${HELLO}

Thank you for your interest. We have no sales department: you talk to the people who make {{workspace.name}}. Nobody will call you or talk you into anything.

Prices, and all that they include, are here: {LINK}. Take your time, and ask me right here about anything that is not clear.`,
  },
  thanks: {
    title: "Thanks at the end",
    text: `Thank you, {{contact.first_name|it was good to hear from you}}! I am glad that it worked out.

If you need us again, just write here. {{day.wish}}!

{{agent.first_name}}`,
  },
};
