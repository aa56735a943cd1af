export const down = async () => ({ statusCode: 200 });
export const up = async () => ({ statusCode: 200 });
