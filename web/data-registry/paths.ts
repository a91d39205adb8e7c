/** Where the public registry of data-sharing agreements stands: beside the one of agreements about credit. */

export const dataRegistryPaths = {
  dataRegistry: (partnership?: string, agreement?: string) =>
    ["/registry/data-sharing", partnership, agreement].filter(Boolean).join("/"),
};
