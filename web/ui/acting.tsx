/** Who you are and for whom you act, always on screen; every other organization you could act for, one press away. */
import { paths } from "../paths.ts";
import type { Me, Place } from "../session.ts";
import { forgetDraftsOf } from "./draft.ts";
import { Face } from "./face.tsx";

export function Acting({ me, place }: { me: Me; place: Place | undefined }) {
  const choices = me.partnerships.flatMap((partnership) =>
    (partnership.organizations.length > 0 ? partnership.organizations : [undefined]).map((organization) => ({
      partnership,
      organization,
      current: partnership.id === place?.partnership.id && organization?.id === place?.organization?.id,
    })),
  );
  return (
    <>
      <button class="acting" type="button" popovertarget="acting">
        <Face name={me.person.name} />
        {place?.organization && (
          <span class="code" aria-hidden="true">
            {place.organization.code}
          </span>
        )}
        <span class="full">
          {me.person.name}
          <small>
            {place ? `for ${place.organization?.name ?? place.partnership.name}` : me.person.email}
          </small>
        </span>
      </button>
      <div id="acting" popover="auto">
        <p class="acting-now">
          <b>{me.person.name}</b>
          <small>{me.person.email}</small>
        </p>
        {choices.length > 0 && (
          <>
            <p class="muted">You act for</p>
            <ul class="plain">
              {choices.map(({ partnership, organization, current }) => (
                <li key={`${partnership.id} ${organization?.id}`}>
                  <a
                    href={paths.actingFor(partnership.id, organization?.id)}
                    aria-current={current ? "true" : undefined}
                    onClick={close}
                  >
                    <b>{organization?.name ?? partnership.name}</b>
                    <small>
                      {organization
                        ? roleWords(organization.roles, partnership.name)
                        : partnership.partnershipRoles.join(", ")}
                    </small>
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        <form method="post" action="/api/sign-out" onSubmit={() => forgetDraftsOf(me.person.id)}>
          <button type="submit" class="small">
            Sign out
          </button>
        </form>
      </div>
    </>
  );
}

const roleWords = (roles: readonly string[], partnership: string) =>
  [...roles, `in ${partnership}`].join(", ");

function close(): void {
  document.getElementById("acting")?.hidePopover();
}
