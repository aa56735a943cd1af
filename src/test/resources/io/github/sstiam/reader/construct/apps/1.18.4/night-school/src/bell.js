export const ring = async () => ({ statusCode: 200 });
