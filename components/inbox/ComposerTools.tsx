import { ImagePlus, Paperclip } from "@/components/icons.ts";
import { Hidden } from "@/components/Hidden.tsx";
import { Icon } from "@/components/Icon.tsx";
import type { FileRule, FileRules } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  /** What the channel takes here; empty: nothing. */
  rules: FileRules;
  onFiles?: (files: File[]) => void;
}

/** The ways to attach that this channel has, as quiet icons. */
export function ComposerTools({ lang: { t, numbers }, rules, onFiles }: Props) {
  const others = Object.entries(rules).filter(([kind]) => kind !== "image" && kind !== "sticker");
  const any = others.some(([, rule]) => rule?.types.length === 0);
  return (
    <>
      {rules.image && (
        <Picker
          icon={ImagePlus}
          label={t("composer.attachImage")}
          title={t("composer.attachImage.upTo", { size: numbers.bytes(rules.image.maxBytes) })}
          accept={rules.image.types.join(",") || "image/*"}
          onFiles={onFiles}
        />
      )}
      {others.length > 0 && (
        <Picker
          icon={Paperclip}
          label={t("composer.attach")}
          title={t("composer.attach.upTo", { size: numbers.bytes(mostOf(others)) })}
          accept={any ? undefined : others.flatMap(([, rule]) => rule?.types ?? []).join(",")}
          onFiles={onFiles}
        />
      )}
    </>
  );
}

function mostOf(others: readonly (readonly [kind: string, rule?: FileRule])[]): number {
  return Math.max(0, ...others.map(([, rule]) => rule?.maxBytes ?? 0));
}

interface PickerProps {
  icon: typeof Paperclip;
  label: string;
  /** The label with the limit, before anybody has chosen a file (C-12). */
  title: string;
  accept?: string;
  onFiles?: (files: File[]) => void;
}

function Picker({ icon, label, title, accept, onFiles }: PickerProps) {
  return (
    <label class="icon-button" title={title}>
      <Icon of={icon} />
      <Hidden>{label}</Hidden>
      <input
        type="file"
        name="file"
        multiple
        accept={accept}
        onChange={({ currentTarget }) => {
          if (!onFiles) return;
          onFiles([...currentTarget.files ?? []]);
          currentTarget.value = "";
        }}
      />
    </label>
  );
}
