/** A rule that needs nothing to be there first. */
export const RULE = {
  name: "Возвраты",
  trigger: { type: "message" },
  conditions: [{ field: "text", value: "возврат, деньги назад" }],
  actions: [{ type: "priority", value: "high" }],
};
