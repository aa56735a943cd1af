export const before = async () => ({ statusCode: 200 });
export const words = async () => ({ statusCode: 200 });
