export const sort = async () => ({ statusCode: 200 });
