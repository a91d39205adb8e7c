/** Which page of the registry of data the address asks for: the list of a region, or one agreement of it. */
export async function dataRegistryPage(agreement: string | undefined) {
  return agreement
    ? (await import("./entry.tsx")).PublicDataSharingPage
    : (await import("./list.tsx")).DataRegistryPage;
}
