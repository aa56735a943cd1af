export const bill = async () => ({ statusCode: 200 });
export const refund = async () => ({ statusCode: 200 });
export const shown = async () => ({ statusCode: 200 });
