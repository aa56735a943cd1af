export const bake = async () => ({ statusCode: 200 });
export const mix = async () => ({ statusCode: 200 });
