/** Which page of the registry of agreements the address asks for: the list of a region, or one agreement. */
export async function registryPage(agreement: string | undefined) {
  return agreement
    ? (await import("./page.tsx")).RegistryAgreementPage
    : (await import("./list.tsx")).RegistryPage;
}
