export const index = async () => ({ statusCode: 200 });
export const me = async () => ({ statusCode: 200 });
