export const schedule: Record<string, string> = { prod: "autumn", default: "spring" };

export const fruits = ["apple", "pear"];
