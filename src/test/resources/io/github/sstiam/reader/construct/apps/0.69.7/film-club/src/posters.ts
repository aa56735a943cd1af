export const shrink = async () => ({ statusCode: 200 });
