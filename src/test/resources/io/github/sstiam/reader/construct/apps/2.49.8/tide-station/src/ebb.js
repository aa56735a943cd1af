export const tell = async () => ({ statusCode: 200 });
