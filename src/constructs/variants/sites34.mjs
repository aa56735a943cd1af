// The variants of the sites of SST 3 and 4, and the files that their builds leave.
export default () => [];
