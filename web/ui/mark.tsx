/** The mark: a course of stones above the river. The name stands beside it. */

export function Mark() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" fill="currentColor">
      <path d="M4 17.5 16 15.8v8.4H4zM18.5 15.4 31 14.8v9.4H18.5zM33.5 14.9 44 16.6v7.6H33.5z" />
      <path
        fill="none"
        stroke="currentColor"
        stroke-width="2.6"
        stroke-linecap="round"
        d="M4 31.5c4.5-3.2 8.5-3.2 13 0s8.5 3.2 13 0 9-3.2 14 0M8 39.5c4-2.8 7.5-2.8 11.5 0s7.5 2.8 11.5 0 6-2.4 9-1.2"
      />
    </svg>
  );
}
