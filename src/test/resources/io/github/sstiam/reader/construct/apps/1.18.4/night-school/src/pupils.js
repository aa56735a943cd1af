export const claims = async () => ({ statusCode: 200 });
export const enrol = async () => ({ statusCode: 200 });
export const seen = async () => ({ statusCode: 200 });
