/** Looks for words in names and in what the files say. A form with an address of its own, as a search has. */
import { useAddress } from "../ui/address.ts";
import { Icon } from "../ui/icon.tsx";

export function DocumentSearch({ label }: { label: string }) {
  const [wanted, setWanted] = useAddress("q");
  return (
    <search class="no-print">
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          setWanted(String(new FormData(event.currentTarget).get("q") ?? "").trim());
        }}
      >
        <span class="filter">
          <Icon name="search" />
          <input
            key={wanted}
            type="search"
            name="q"
            aria-label={label}
            placeholder={label}
            maxLength={100}
            defaultValue={wanted}
            autocomplete="off"
          />
        </span>
        <button type="submit" class="small">
          Search
        </button>
      </form>
    </search>
  );
}
