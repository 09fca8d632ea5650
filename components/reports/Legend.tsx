interface Props {
  names: readonly { readonly key: string; readonly name: string }[];
  /** How they are drawn. */
  as: "line" | "bar";
}

/** What the lines or bars of a chart are. */
export function Legend({ names, as }: Props) {
  return (
    <>
      {names.map(({ key, name }) => (
        <span key={key} class="chart-key">
          <span class="chart-swatch" data-series={key} data-as={as} aria-hidden="true" />
          {name}
        </span>
      ))}
    </>
  );
}
