// The sites of SST 1 and 2, with a made-up build.
export function sites() {
  return [];
}
