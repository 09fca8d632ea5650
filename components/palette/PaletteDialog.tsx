import type { Ref } from "preact";
import { Search, X } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import { IconButton } from "@/components/IconButton.tsx";
import type { Group } from "@/components/palette/groups.ts";
import { lineId, PaletteList } from "@/components/palette/PaletteList.tsx";
import type { Translate } from "@/lib/i18n/translate.ts";

interface Props {
  t: Translate;
  dialogRef: Ref<HTMLDialogElement>;
  question: string;
  groups: readonly Group[];
  /** Id of the line that Enter takes. */
  active: string | undefined;
  /** How the search on the server is getting on. */
  state: "idle" | "asking" | "failed";
  onInput: (question: string) => void;
  onKey: (event: KeyboardEvent) => void;
  onActive: (id: string) => void;
  onChoose: (id: string) => void;
}

const LIST = "palette-list";

/** A field and a list in a dialog (ARIA Authoring Practices, combobox); a whole screen on a phone. */
export function PaletteDialog(props: Props) {
  const { t, dialogRef, question, groups, active, state, onInput, onKey, onActive, onChoose } = props;
  const lines = groups.flatMap(({ entries }) => entries);
  const at = lines.findIndex(({ id }) => id === active);
  return (
    <dialog
      class="palette"
      id="palette"
      aria-label={t("palette.title")}
      ref={dialogRef}
      onClick={closeBeside}
    >
      <div class="palette-head">
        <Icon of={Search} />
        <input
          class="palette-box"
          type="text"
          role="combobox"
          value={question}
          aria-label={t("palette.box")}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={LIST}
          aria-activedescendant={at < 0 ? undefined : lineId(LIST, at)}
          placeholder={t("palette.placeholder")}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="go"
          maxLength={200}
          autoFocus
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
          onKeyDown={onKey}
        />
        <form method="dialog">
          <IconButton icon={X} type="submit" label={t("palette.hint.close")} />
        </form>
      </div>
      <PaletteList
        id={LIST}
        t={t}
        groups={groups}
        active={at}
        onActive={onActive}
        onChoose={onChoose}
      />
      <Foot t={t} state={state} count={lines.length} />
    </dialog>
  );
}

/** A press on the backdrop is one on the dialog itself. */
function closeBeside({ target }: MouseEvent): void {
  if (target instanceof HTMLDialogElement) target.close();
}

function Foot({ t, state, count }: Pick<Props, "t" | "state"> & { count: number }) {
  const said = state === "asking" ? t("palette.searching") : state === "failed" ? t("palette.failed") : "";
  return (
    <div class="palette-foot">
      <span class="palette-said">{said}</span>
      <span class="hidden-text" role="status">
        {state === "idle" ? t("palette.found", { count }) : said}
      </span>
      <span class="palette-hints" aria-hidden="true">
        <kbd>↑</kbd>
        <kbd>↓</kbd>
        {t("palette.hint.choose")}
        <kbd>Enter</kbd>
        {t("palette.hint.open")}
        <kbd>Esc</kbd>
        {t("palette.hint.close")}
      </span>
    </div>
  );
}
