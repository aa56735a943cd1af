export const ring = async () => ({ statusCode: 200 });
export const text = async () => ({ statusCode: 200 });
