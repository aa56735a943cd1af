export const mail = async () => ({ statusCode: 200 });
export const page = async () => ({ statusCode: 200 });
