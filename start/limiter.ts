/** Limits on what one person, address or token may do in a while; `security.md` §3 gives the figures. */
export {}
