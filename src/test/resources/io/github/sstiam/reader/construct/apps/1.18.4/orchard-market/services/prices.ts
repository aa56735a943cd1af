export const get = async () => ({ statusCode: 200 });
