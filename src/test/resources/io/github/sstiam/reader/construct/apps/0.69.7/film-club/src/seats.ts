export const put = async () => ({ statusCode: 200 });
