export const functions = { count: "src/views.count", guard: "src/guard.main" };

export const domain = (name?: string) => (name ? `${name}.filmclub.example` : "filmclub.example");
