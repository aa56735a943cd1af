export const open = async () => ({ statusCode: 200 });
export const shut = async () => ({ statusCode: 200 });
