export const mail = async () => ({ statusCode: 200 });
