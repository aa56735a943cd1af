export const count = async () => ({ statusCode: 200 });
export const rate = async () => ({ statusCode: 200 });
