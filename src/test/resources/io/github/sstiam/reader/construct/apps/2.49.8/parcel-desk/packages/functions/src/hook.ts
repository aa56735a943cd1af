export const snail = async () => ({ statusCode: 200 });
export const swift = async () => ({ statusCode: 200 });
