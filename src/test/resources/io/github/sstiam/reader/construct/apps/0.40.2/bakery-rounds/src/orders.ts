export const back = async () => ({ statusCode: 200 });
export const main = async () => ({ statusCode: 200 });
export const place = async () => ({ statusCode: 200 });
