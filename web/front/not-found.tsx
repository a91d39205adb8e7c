/** An address that leads nowhere, said plainly, with the ways on. */
import { paths } from "../paths.ts";
import { useMaybePlace } from "../session.ts";
import { Page } from "../ui/page.tsx";

export function NotFoundPage() {
  const place = useMaybePlace();
  return (
    <Page
      title="Nothing here"
      lede="This address leads to no page. It may have been cut short on its way to you."
      narrow
    >
      <ul>
        {place ? (
          <>
            <li>
              <a href={paths.home(place.partnership.id)}>Home of {place.partnership.name}</a>
            </li>
            <li>
              <a href={paths.agreements(place.partnership.id)}>Agreements</a>
            </li>
          </>
        ) : (
          <li>
            <a href={paths.front()}>The front page</a>
          </li>
        )}
        <li>
          <a href={paths.lookUp()}>What credit do I get?</a>
        </li>
      </ul>
    </Page>
  );
}
