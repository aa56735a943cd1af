export const extra = async () => ({ statusCode: 200 });
export const vote = async () => ({ statusCode: 200 });
export const votes = async () => ({ statusCode: 200 });
