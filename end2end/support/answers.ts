// What a person answers, step by step, whichever driver types it. Only published test numbers,
// 555-01xx phones and example.org.

export const CANARY = "Zwitscher";

/** A field, by the label that a person finds it by, or by a selector. */
export type Field = { label: string } | { css: string };
/** An option of a list: its value, its words, or its place. */
export type Option = string | { label: string } | { index: number };
export type Answer = Field & ({ text: string } | { option: Option } | { ticked: true });

export const YOU: Answer[] = [
  { label: "MOA or admin", ticked: true },
  { label: "Your full name", text: `Casey ${CANARY}` },
  { label: "Your e-mail address", text: "casey.bright@example.org" },
];

export const CLINIC: Answer[] = [
  { css: "#provider-name", text: "Jordan Doe" },
  { css: "#provider-msp", text: "00101" },
  { css: "#clinic-phone", text: "(604) 555-0142" },
  { css: "#clinic-street", text: "100 Example Street" },
  { css: "#clinic-town", text: "Kelowna" },
  { css: "#clinic-province", option: "bc" },
  { css: "#clinic-postal-code", text: "v1y0a1" },
];

export const WHERE: Answer[] = [
  { css: "#specialty", option: { label: "General surgery" } },
  { css: "#category", option: { label: "Gallbladder" } },
  { css: "#subcategory", option: { index: 1 } },
  { css: "#region", option: "okanagan" },
  { css: "input[name=wish][value=choose]", ticked: true },
];

/** The wish for one specialist of those who take it. */
export const named = (specialist: string): Answer[] => [
  { css: "input[name=wish][value=named]", ticked: true },
  { label: specialist, ticked: true },
];

export const PATIENT: Answer[] = [
  { css: "#family-name", text: `Sample-${CANARY}` },
  { css: "#given-names", text: "Avery" },
  { css: "#birth-day", text: "9" },
  { css: "#birth-month", text: "April" },
  { css: "#birth-year", text: "1971" },
  { css: "#health-card", option: "bc" },
  { css: "#health-number", text: "9735 353 315" },
  { label: "Female", ticked: true },
  { css: "#patient-phone", text: "604-555-0199" },
  { css: "#no-fixed-address", ticked: true },
];

export const REASON: Answer[] = [
  { css: "input[name=urgency][value=routine]", ticked: true },
  { css: "#question", text: `Biliary colic, three episodes. ${CANARY}` },
  { css: "input[name=wanted][value=treat]", ticked: true },
  { css: "#medications-none", ticked: true },
  { css: "#allergies-none", ticked: true },
  { css: "input[name=seen-before][value=new]", ticked: true },
  { css: "input[name=elsewhere][value=no]", ticked: true },
  { css: "input[name=payer][value=plan]", ticked: true },
  { css: "#consent", ticked: true },
];

/** The specialty's own questions on that step: the same answer to each. */
export const PROMPTS = {
  written: { css: "textarea[id^=prompt-]", text: "Done in March." },
  no: { css: "input[name^=prompt-][value=no]", ticked: true },
} as const;
