export const thumb = async () => ({ statusCode: 200 });
