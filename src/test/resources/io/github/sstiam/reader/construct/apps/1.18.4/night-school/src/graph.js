export const main = async () => ({ statusCode: 200 });
export const move = async () => ({ statusCode: 200 });
