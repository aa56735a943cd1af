export const store = async () => ({ statusCode: 200 });
