export const summit = async () => ({ statusCode: 200 });
export const valley = async () => ({ statusCode: 200 });
