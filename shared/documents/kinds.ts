/** Which files the hub takes, as plain data: the page asks this without loading a schema. */

export const sizeBytesMax = 25 * 1024 * 1024;

/** Every type the hub takes, with the extension it wants and how it is named to a person. */
export const documentTypes = {
  "application/pdf": { extension: "pdf", name: "PDF" },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
    extension: "docx",
    name: "Word",
  },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": { extension: "xlsx", name: "Excel" },
  "text/csv": { extension: "csv", name: "CSV" },
  "image/png": { extension: "png", name: "PNG" },
  "image/jpeg": { extension: "jpg", name: "JPEG" },
} as const;

type Type = keyof typeof documentTypes;

/** How names of this type may end. */
export const endingsOf = (type: Type): string[] => {
  const { extension } = documentTypes[type];
  return extension === "jpg" ? ["jpg", "jpeg"] : [extension];
};

/** The type that a file's name promises, or undefined for one the hub does not take. */
export function typeByName(name: string): Type | undefined {
  const ending = name.toLowerCase().split(".").slice(1).at(-1) ?? "";
  return (Object.keys(documentTypes) as Type[]).find((type) => endingsOf(type).includes(ending));
}
