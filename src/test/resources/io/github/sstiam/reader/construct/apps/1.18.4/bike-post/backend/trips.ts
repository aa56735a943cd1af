export const bill = async () => ({ statusCode: 200 });
