export const edge = async () => ({ statusCode: 200 });
export const track = async () => ({ statusCode: 200 });
