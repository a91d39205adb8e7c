/** The one picture of the front page: a high school on one bank, a college on the other, and a road of stones between. */

const stones = [
  [236, 62],
  [312, 44],
  [370, 74],
  [458, 52],
  [524, 66],
  [604, 46],
  [664, 72],
] as const;

export function Crossing() {
  return (
    <figure class="crossing">
      <svg
        viewBox="0 0 960 170"
        role="img"
        aria-label="A raised road of stones crosses a river, from a high school to a college."
      >
        <path class="shore" d="M0 62c60-10 150-8 214 4 14 3 20 10 16 20-8 22-30 52-60 84H0z" />
        <path class="shore" d="M960 56c-70-8-150-4-208 8-16 3-22 12-17 24 10 24 30 52 62 82h163z" />
        <path
          class="water"
          d="M262 118c24-14 44-14 68 0s44 14 68 0 44-14 68 0 44 14 68 0 44-14 68 0 44 14 68 0M300 150c22-12 40-12 62 0s40 12 62 0 40-12 62 0 40 12 62 0 40-12 62 0 40 12 62 0"
        />
        {stones.map(([x, width]) => (
          <path key={x} class="stone" d={`M${x} 72l${width} -3 4 30 -${width + 8} 3z`} />
        ))}
        <path class="house" d="M60 60V26l34-18 34 18v34M94 60V42M46 62h96" />
        <path
          class="house"
          d="M806 58V30h104v28M796 30l62-24 62 24M826 58V38M848 58V38M870 58V38M892 58V38M790 60h136"
        />
      </svg>
      <figcaption class="muted">
        A causeway is a raised road across wet ground: built once, kept up by both sides.
      </figcaption>
    </figure>
  );
}
