export const log = async () => ({ statusCode: 200 });
export const watch = async () => ({ statusCode: 200 });
