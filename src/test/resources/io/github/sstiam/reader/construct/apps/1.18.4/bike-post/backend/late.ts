export const call = async () => ({ statusCode: 200 });
