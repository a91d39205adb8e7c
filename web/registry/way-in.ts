/** Which page of the registry the address asks for, each fetched when it is. Apart, so that the look-up's first script stays small. */
export const registryPage = async () =>
  /^\/registry\/./.test(location.pathname)
    ? (await import("./page.tsx")).RegistryAgreementPage
    : (await import("./list.tsx")).RegistryPage;
