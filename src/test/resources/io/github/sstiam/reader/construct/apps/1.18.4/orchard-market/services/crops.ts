export const prices = async () => ({ statusCode: 200 });
export const totals = async () => ({ statusCode: 200 });
