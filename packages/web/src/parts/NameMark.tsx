/** The name mark: a net under a rim, and one knot. Below 20 px only rim, bowl and knot. */
export const NameMark = ({ size = 32 }: { readonly size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 32 32"
    fill="none"
    stroke="var(--primary)"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    style={{ flex: 'none' }}
  >
    <path d="M2.6 8.6h26.8" strokeWidth="2.3" />
    <path d="M3.4 8.6C5 19.5 10 25.6 16 25.6S27 19.5 28.6 8.6" strokeWidth="2.3" />
    {size >= 20 && (
      <path
        d="M10.2 8.6C11.5 14.5 17 20.5 23.3 22.3M21.8 8.6C20.5 14.5 15 20.5 8.7 22.3M16 8.6v4.2"
        strokeWidth="1.7"
      />
    )}
    <circle cx="16" cy="25.6" r="3.7" fill="var(--knot)" stroke="var(--white)" strokeWidth="1.6" />
  </svg>
)
