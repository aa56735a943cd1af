export const inner = async () => ({ statusCode: 200 });
export const north = async () => ({ statusCode: 200 });
export const south = async () => ({ statusCode: 200 });
