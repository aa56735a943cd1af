export const expandAndCompare = () => true;
