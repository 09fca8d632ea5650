const encoder = new TextEncoder();
const decoder = new TextDecoder();
const IV_BYTES = 12;

/** Seals small secrets with AES-256-GCM and signs short-lived addresses, all from one master secret. */
export class Secrets {
  readonly #seal: CryptoKey;
  readonly #sign: CryptoKey;

  private constructor(seal: CryptoKey, sign: CryptoKey) {
    this.#seal = seal;
    this.#sign = sign;
  }

  /** @param master at least 32 characters of chance */
  static async from(master: string): Promise<Secrets> {
    const base = await crypto.subtle.importKey("raw", encoder.encode(master), "HKDF", false, ["deriveKey"]);
    const derive = (info: string, use: AesKeyGenParams | HmacKeyGenParams, usages: KeyUsage[]) =>
      crypto.subtle.deriveKey(
        { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: encoder.encode(info) },
        base,
        use,
        false,
        usages,
      );
    return new Secrets(
      await derive("otklik seal 1", { name: "AES-GCM", length: 256 }, ["encrypt", "decrypt"]),
      await derive("otklik sign 1", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]),
    );
  }

  /**
   * @param context what the secret belongs to; opening it for anything else fails
   * @returns base64url of iv, ciphertext and tag
   */
  async seal(plain: string, context: string): Promise<string> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const cipher = await crypto.subtle.encrypt(gcm(iv, context), this.#seal, encoder.encode(plain));
    const whole = new Uint8Array(IV_BYTES + cipher.byteLength);
    whole.set(iv);
    whole.set(new Uint8Array(cipher), IV_BYTES);
    return whole.toBase64({ alphabet: "base64url", omitPadding: true });
  }

  /** @throws when the text was changed, or sealed for another context or by another master secret */
  async open(sealed: string, context: string): Promise<string> {
    const whole = Uint8Array.fromBase64(sealed, { alphabet: "base64url" });
    const iv = whole.slice(0, IV_BYTES);
    return decoder.decode(await crypto.subtle.decrypt(gcm(iv, context), this.#seal, whole.slice(IV_BYTES)));
  }

  /** A keyed signature of 43 characters, for addresses and visitors' tokens. */
  async sign(text: string): Promise<string> {
    const bytes = await crypto.subtle.sign("HMAC", this.#sign, encoder.encode(text));
    return new Uint8Array(bytes).toBase64({ alphabet: "base64url", omitPadding: true });
  }
}

function gcm(iv: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: encoder.encode(context) };
}

/** SHA-256 of a text in hex: what is kept of a token. */
export async function sha256(text: string): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text))).toHex();
}
