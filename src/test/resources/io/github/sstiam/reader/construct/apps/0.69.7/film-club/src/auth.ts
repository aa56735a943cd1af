export const check = async () => ({ statusCode: 200 });
export const welcome = async () => ({ statusCode: 200 });
